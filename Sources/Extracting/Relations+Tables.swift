internal import Numerals
internal import Records

/// Tables with a row or column of totals.
extension Relations {
  mutating func checkTables() {
    var columns: [[Int]] = []
    var turns: [[Int]: Int] = [:]
    for index in statistics.indices {
      guard let cell = places[index].cell else { continue }
      let key = [cell.table, cell.column]
      if let place = turns[key] {
        columns[place].append(index)
      } else {
        turns[key] = columns.count
        columns.append([index])
      }
    }
    for column in columns {
      checkColumn(column)
      linkDetails(column)
    }
  }

  /// Rows under or above 合计: parts of it; their sum is checked where no row is itself a subtotal.
  private mutating func checkColumn(_ column: [Int]) {
    let totals = column.filter { isTotal($0) }
    guard totals.count == 1, let total = totals.first, isExact(total), let whole = value(total) else {
      return
    }
    let rows = column.filter { $0 != total }
    guard rows.count >= 2, rows.allSatisfy({ isExact($0) && isAlike($0, total) }) else { return }
    let parts = rows.filter { !isSubtotal($0) }
    guard let sum = sum(parts) else { return }
    let isConsistent = differ(sum, whole, by: rounding(parts + [total])) == false
    if isConsistent {
      statistics[total].check = .consistent
    } else if parts.count == rows.count, !isAveraged(total) {
      statistics[total].check = .inconsistent
    } else {
      return
    }
    for part in parts where isAtMost(part, total) { statistics[part].partOf = statistics[total].id }
  }

  /// Rows that 其中 or # opens are parts of the row above that it does not open.
  private mutating func linkDetails(_ column: [Int]) {
    var whole: Int?
    for index in column {
      guard lexicon.detailStart(heading(index)) != nil else {
        whole = index
        continue
      }
      guard let whole, isAlike(index, whole), isAtMost(index, whole) else { continue }
      statistics[index].partOf = statistics[whole].id
    }
  }

  private func heading(_ index: Int) -> Scalars {
    (places[index].cell?.rowHeading ?? "").scalars.filter { !$0.isBlank }
  }

  private func isTotal(_ index: Int) -> Bool {
    let words = heading(index)
    return lexicon.totals.longest(words, endingAt: words.count, notBefore: 0) != nil
  }

  private func isSubtotal(_ index: Int) -> Bool {
    let words = heading(index)
    return words.indices.contains { lexicon.subtotals.longest(words, at: $0) != nil }
  }

  /// 人均, 平均: what is averaged does not add up.
  private func isAveraged(_ index: Int) -> Bool {
    let words = statistics[index].measure.scalars
    return words.contains("均") || words.contains("率") || words.contains("比")
  }
}
