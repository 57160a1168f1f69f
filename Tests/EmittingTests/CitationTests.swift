import TestSupport
import Testing

@testable import Emitting

@Suite("CITATION.cff")
struct CitationTests {
  @Test("names the contributors, and a licence that the format knows")
  func whole() throws {
    var press = try Press()
    press.dataset.contributors = [
      Contributor(name: "某\"组", roles: ["author"], path: "https://example.org/"), Contributor(name: "二组"),
    ]
    press.dataset.homepage = "https://example.org/data"
    try press.publish([Sample(source: "a.html").document])
    #expect(
      try press.text("1.0.0/CITATION.cff") == """
        cff-version: 1.2.0
        message: "If you use this dataset, please cite it as below."
        type: dataset
        title: "试制统计"
        version: "1.0.0"
        abstract: "Made up for a test."
        authors:
          - name: "某\\"组"
            website: "https://example.org/"
          - name: "二组"
        license: CC-BY-4.0
        license-url: "https://creativecommons.org/licenses/by/4.0/"
        url: "https://example.org/data"

        """)
    let readme = try press.text("1.0.0/README.md")
    #expect(readme.contains("> 某\"组, 二组: 试制统计 (made-up), version 1.0.0. https://example.org/data"))
    #expect(try press.text("1.0.0/datapackage.json").contains("\"contributors\""))
  }

  @Test("says what it has to where nothing is known")
  func least() throws {
    var press = try Press()
    press.dataset.licence = Licence(name: "house rules")
    try press.publish([Sample(source: "a.html").document])
    #expect(try press.text("1.0.0/CITATION.cff").hasSuffix("authors:\n  - name: anonymous\n"))
    #expect(try !press.text("1.0.0/datapackage.json").contains("\"contributors\""))
  }

  @Test("another contributor is a change of the dataset")
  func change() throws {
    var press = try Press()
    try press.publish([Sample(source: "a.html").document])
    press.dataset.contributors = [Contributor(name: "某组", roles: ["author"])]
    #expect(try press.publish([Sample(source: "a.html").document]).version == "1.0.1")
    let row = try #require(try press.rows("1.0.1/changes.csv").first)
    #expect(row["table"] == "dataset" && row["column"] == "contributors" && row["new"] == "某组 (author)")
  }
}
