internal import Foundation

/// A published version, found by a path that people give, to read its tables.
public struct PublishedVersion: Sendable, Hashable {
  /// Its folder.
  public let folder: String
  /// Its number, `1.0.0`.
  public let number: String
  /// The dataset's title.
  public let title: String
  /// The bytes that each file was published with, by its path in the folder.
  private let sizes: [String: Int]

  /// The part of `datapackage.json` that is needed to read tables.
  private struct Descriptor: Decodable {
    struct Resource: Decodable {
      var path: String
      var bytes: Int?
    }
    var title: String?
    var name: String
    var version: String
    var resources: [Resource]
  }

  /// A version's folder, or the newest version of an output folder.
  ///
  /// Throws where there is neither, or the version is damaged.
  public static func find(_ path: String) throws(EmitError) -> PublishedVersion {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    // Behind a link, too.
    guard try Folder.item(at: "\(path)/.") == .folder else {
      throw EmitError(
        .unknownVersion, what: "there is no such folder", place: path,
        remedy: "name a version's folder or an output folder, or publish one with tongji run")
    }
    let descriptor = "\(path)/datapackage.json"
    if try Folder.item(at: descriptor) == .file { return try read(path, descriptor) }
    guard try Folder.item(at: "\(path)/\(VersionCatalog.fileName)") == .file else {
      throw EmitError(
        .unknownVersion, what: "holds neither datapackage.json nor \(VersionCatalog.fileName)", place: path,
        remedy: "name a version's folder (out/1.0.0) or an output folder (out)")
    }
    guard let newest = try VersionCatalog.read(out: path).newest else {
      throw EmitError(
        .unknownVersion, what: "no version is published", place: "\(path)/\(VersionCatalog.fileName)",
        remedy: "publish one with tongji run")
    }
    let folder = "\(path)/\(newest.version)"
    guard try Folder.item(at: "\(folder)/datapackage.json") == .file else {
      throw damaged(folder, "is named in \(VersionCatalog.fileName), but is no version")
    }
    return try read(folder, "\(folder)/datapackage.json")
  }

  private static func read(_ folder: String, _ path: String) throws(EmitError) -> PublishedVersion {
    let descriptor: Descriptor
    do {
      descriptor = try JSONDecoder().decode(Descriptor.self, from: Data(try FileReader.contents(of: path)))
    } catch let error as EmitError {
      throw error
    } catch {
      throw damaged(path, "is no descriptor of a version (\(JSONProblem.describe(error)))")
    }
    return PublishedVersion(
      folder: folder, number: descriptor.version, title: descriptor.title ?? descriptor.name,
      sizes: Dictionary(
        descriptor.resources.compactMap { resource in resource.bytes.map { (resource.path, $0) } },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Opens a table, `statistics`, to read these columns in this order.
  ///
  /// Throws where the file is missing, has another size than it was published with, or lacks a column.
  public func table(_ name: String, columns: [String]) throws(EmitError) -> PublishedTable {
    let path = "\(folder)/\(name).csv"
    guard let size = try Folder.size(of: path) else { throw Self.damaged(path, "is missing") }
    if let published = sizes["\(name).csv"], published != size {
      throw Self.damaged(path, "has \(size) bytes, but was published with \(published)")
    }
    return try PublishedTable.open(path, columns: columns)
  }

  /// The clean text of a document; nil where none is published.
  public func text(of documentID: String) throws(EmitError) -> String? {
    guard ValueForm.isIdentifier(documentID, letter: "d") else { return nil }
    let path = "\(folder)/text/\(documentID).txt"
    guard try Folder.item(at: path) == .file else { return nil }
    return String(decoding: try FileReader.contents(of: path), as: UTF8.self)
  }

  static func damaged(_ place: String, _ what: String) -> EmitError {
    EmitError(
      .damagedVersion, what: what, place: place,
      remedy: "restore this published version from a copy, or publish to another output folder")
  }
}
