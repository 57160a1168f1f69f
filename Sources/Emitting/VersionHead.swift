internal import Foundation

/// What a version's descriptor promises: its columns and types, the rule of its identifiers, what the dataset is.
struct VersionHead: Sendable, Hashable {
  struct Column: Sendable, Hashable {
    var name: String
    var type: String
  }

  struct Table: Sendable, Hashable {
    var name: String
    var columns: [Column]
  }

  struct Property: Sendable, Hashable {
    var name: String
    var value: String
  }

  var identifierRule: Int
  var tables: [Table]
  var publishesText: Bool
  /// Title, description, licence, homepage: compared as the table `dataset`.
  var properties: [Property]

  /// What a version of this program promises.
  init(schema: DatasetSchema, dataset: DatasetDescription) {
    identifierRule = DatasetSchema.identifierRule
    tables = schema.tables.map { table in
      Table(
        name: table.name, columns: table.columns.map { Column(name: $0.name, type: $0.kind.rawValue) })
    }
    publishesText = dataset.publishText
    properties = Self.properties(
      title: dataset.title, description: dataset.description, homepage: dataset.homepage,
      licence: dataset.licence, contributors: dataset.contributors.map(\.line))
  }

  private static func properties(
    title: String?, description: String?, homepage: String?, licence: Licence?,
    contributors: [String]
  ) -> [Property] {
    [
      Property(name: "title", value: title ?? ""),
      Property(name: "description", value: description ?? ""),
      Property(name: "homepage", value: homepage ?? ""),
      Property(name: "licence_name", value: licence?.name ?? ""),
      Property(name: "licence_title", value: licence?.title ?? ""),
      Property(name: "licence_path", value: licence?.path ?? ""),
      Property(name: "contributors", value: contributors.joined(separator: "; ")),
    ]
  }
}

extension VersionHead {
  /// The part of `datapackage.json` that is compared.
  private struct Descriptor: Decodable {
    struct Resource: Decodable {
      struct Schema: Decodable {
        struct Field: Decodable {
          var name: String
          var type: String
        }
        var fields: [Field]
      }
      var name: String
      var schema: Schema?
    }
    struct Person: Decodable {
      var title: String
      var roles: [String]?
      var path: String?
    }
    struct Generator: Decodable {
      var identifierRule: Int
      enum CodingKeys: String, CodingKey { case identifierRule = "identifier_rule" }
    }
    var title: String?
    var description: String?
    var homepage: String?
    var licenses: [Licence]?
    var contributors: [Person]?
    var resources: [Resource]
    var tongji: Generator
  }

  /// Reads what a published version promises.
  static func read(folder: String) throws(EmitError) -> VersionHead {
    let path = "\(folder)/datapackage.json"
    let bytes = try FileReader.contents(of: path)
    let descriptor: Descriptor
    do {
      descriptor = try JSONDecoder().decode(Descriptor.self, from: Data(bytes))
    } catch {
      throw EmitError(
        .damagedVersion, what: "is no descriptor of a version (\(JSONProblem.describe(error)))", place: path,
        remedy: "restore this published version from a copy, or publish to another output folder")
    }
    return VersionHead(descriptor, publishesText: try Folder.item(at: "\(folder)/text") == .folder)
  }

  private init(_ descriptor: Descriptor, publishesText: Bool) {
    identifierRule = descriptor.tongji.identifierRule
    tables = descriptor.resources.compactMap { resource in
      resource.schema.map { schema in
        Table(name: resource.name, columns: schema.fields.map { Column(name: $0.name, type: $0.type) })
      }
    }
    self.publishesText = publishesText
    properties = Self.properties(
      title: descriptor.title, description: descriptor.description, homepage: descriptor.homepage,
      licence: descriptor.licenses?.first,
      contributors: (descriptor.contributors ?? []).map {
        Contributor(name: $0.title, roles: $0.roles ?? [], path: $0.path).line
      })
  }
}

/// Says in words why JSON could not be read.
enum JSONProblem {
  static func describe(_ error: any Error) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty ? "the document" : path.map(\.stringValue).joined(separator: ".")
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      return "\(place(context.codingPath)) lacks '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context.codingPath)) is of another type than expected"
    default: return "no valid JSON"
    }
  }
}
