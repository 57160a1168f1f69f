public import Emitting
internal import Lexicons

/// Looks up what people ask for in a dataset's own lists: an unknown name is refused, with the nearest right one.
public struct QueryResolver {
  private static let statuses = ["ok", "repaired", "damaged"]

  private let version: PublishedVersion

  /// Looks up in a version.
  public init(_ version: PublishedVersion) { self.version = version }

  /// The query that a request is.
  ///
  /// Throws ``ShowError`` for a name that the dataset does not have, ``EmitError`` where a list cannot be read.
  public func query(_ request: StatisticQuery.Request) throws -> StatisticQuery {
    var query = StatisticQuery()
    if !request.indicators.isEmpty { query.indicators = try indicators(request.indicators) }
    if !request.regions.isEmpty { query.regions = try regions(request.regions) }
    if !request.documents.isEmpty { query.documents = try documents(request.documents) }
    for status in request.statuses {
      guard Self.statuses.contains(status) else {
        throw ShowError.unknown(
          "status", status, nearest: NearestName.of(status, among: Self.statuses),
          else: "take one of \(Self.statuses.joined(separator: ", "))")
      }
    }
    query.statuses = request.statuses
    query.period = request.period
    query.words = request.words.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    return query
  }

  private func indicators(_ asked: [String]) throws -> [String] {
    var codes: [String] = []
    var labels: [(label: String, code: String)] = []
    var table = try version.table("indicators", columns: ["indicator", "label_zh", "label_en"])
    while try table.next() {
      codes.append(table.cell(0))
      for place in 1...2 where !table.cell(place).isEmpty {
        labels.append((table.cell(place), table.cell(0)))
      }
    }
    return try asked.flatMap { name in
      let wanted = name.lowercased()
      if codes.contains(where: { $0 == wanted || $0.hasPrefix(wanted + ".") }) { return [wanted] }
      let labelled = labels.filter { $0.label.lowercased() == wanted }.map(\.code)
      guard labelled.isEmpty else { return labelled }
      throw ShowError.unknown(
        "indicator", name, nearest: NearestName.of(name, among: codes + labels.map(\.label)),
        else: "tongji indicators lists those that it has")
    }
  }

  private func regions(_ asked: [String]) throws -> [String] {
    var regions: [(code: String, name: String)] = []
    var table = try version.table("regions", columns: ["region_code", "region_name"])
    while try table.next() { regions.append((table.cell(0), table.cell(1))) }
    return try asked.flatMap { name in
      var found: [String] = []
      if !name.isEmpty, name.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
        let prefix = RegionPrefix.of(name)
        if regions.contains(where: { $0.code.hasPrefix(prefix) }) { found = [prefix] }
      } else if !name.isEmpty {
        let same = regions.filter { $0.name == name }
        // 甘肃 is 甘肃省; what the list has under several names is all of them.
        let meant = same.isEmpty ? regions.filter { $0.name.hasPrefix(name) } : same
        found = meant.map { RegionPrefix.of($0.code) }
      }
      guard found.isEmpty else { return found }
      let names = regions.map(\.name)
      // 甘素 is nearest to the begin of 甘肃省.
      let begins = names.map { String($0.prefix(name.count)) }
      let nearest =
        NearestName.of(name, among: names + regions.map(\.code))
        ?? NearestName.of(name, among: begins).flatMap { begins.firstIndex(of: $0) }.map { names[$0] }
      throw ShowError.unknown(
        "region", name, nearest: nearest, else: "its regions.csv lists those that it has")
    }
  }

  private func documents(_ asked: [String]) throws -> Set<String> {
    var found = asked.map { _ in Set<String>() }
    var nearest: [String?] = asked.map { _ in nil }
    var table = try version.table("documents", columns: ["document_id", "source", "title"])
    while try table.next() {
      let names = [table.cell(0), table.cell(1), table.cell(2)]
      for (place, name) in asked.enumerated() where !name.isEmpty {
        if names[0] == name || names[1].contains(name) || names[2].contains(name) {
          found[place].insert(names[0])
        } else if found[place].isEmpty {
          nearest[place] = NearestName.of(name, among: (nearest[place].map { [$0] } ?? []) + names)
        }
      }
    }
    for (place, name) in asked.enumerated() where found[place].isEmpty {
      throw ShowError.unknown(
        "document", name, nearest: nearest[place], else: "tongji documents lists those that it has")
    }
    return found.reduce(into: []) { $0.formUnion($1) }
  }
}

/// What the codes of the regions in a region begin with.
enum RegionPrefix {
  /// `620000` is `62`, `620100` is `6201`: pairs of zeros at the end stand for all that lies within.
  static func of(_ code: String) -> String {
    var prefix = code
    while prefix.utf8.count > 2, prefix.hasSuffix("00") { prefix.removeLast(2) }
    return prefix
  }
}
