extension DatasetDescription {
  /// What the dataset is, for people who open a database.
  func facts(version: VersionNumber) -> [DatabaseFile.Fact] {
    [
      ("name", name), ("title", title), ("version", version.description), ("description", description),
      ("licence", licence?.name ?? ""), ("licence_path", licence?.path ?? ""), ("homepage", homepage ?? ""),
    ].filter { !$0.1.isEmpty }
  }

  /// The head of `dataset.json`.
  func json(version: VersionNumber) -> JSONValue {
    .members([
      ("name", .string(name)), ("title", .string(title)), ("version", .string(version.description)),
      ("description", .string(description)), ("homepage", homepage.map(JSONValue.string)),
      ("licence", (licence?.name).map(JSONValue.string)),
    ])
  }
}
