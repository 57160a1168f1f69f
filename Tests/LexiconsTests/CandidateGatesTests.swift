import Testing

@testable import Lexicons

@Suite("Gates of candidates")
struct CandidateGatesTests {
  /// Patterns of one to three of 90 words, so that bits are shared, each in one of 70 units or in any.
  private static func patterns() -> (lists: [Int32], candidates: [CandidateGates.Candidate]) {
    var state: UInt64 = 7
    func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var lists: [Int32] = []
    var candidates: [CandidateGates.Candidate] = []
    for _ in 0..<2000 {
      let start = Int32(lists.count)
      for _ in 0...next(below: 3) { lists.append(Int32(next(below: 9) * next(below: 11))) }
      let units: UInt64 = next(below: 8) == 0 ? .max : 1 << UInt64(next(below: 64))
      candidates.append(.init(words: start..<Int32(lists.count), units: units))
    }
    return (lists, candidates)
  }

  @Test("let every candidate through whose words are there, and whose unit is, once", arguments: 0..<60)
  func passing(turn: Int) {
    let (lists, candidates) = Self.patterns()
    let gates = CandidateGates(candidates, lists: lists, words: 90) { $0 % 10 != 9 }
    let found = (0..<Int32(90)).filter { (Int($0) &* 31 &+ turn &* 17) % 7 < 2 }
    let present = found.reduce(0) { $0 | CandidateGates.bit($1) }
    let unit: UInt64 = 1 << UInt64(turn)
    var passed: [Int] = []
    for word in found {
      gates.forEach(under: word, present: present, unit: unit) { passed.append($0) }
    }
    #expect(Set(passed).count == passed.count)
    for (place, candidate) in candidates.enumerated() where candidate.units & unit != 0 {
      let words = candidate.words.map { lists[Int($0)] }.filter { $0 % 10 != 9 }
      if !words.isEmpty, words.allSatisfy({ found.contains($0) }) { #expect(passed.contains(place)) }
    }
    for place in passed {
      #expect(candidates[place].units & unit != 0)
      let words = candidates[place].words.map { lists[Int($0)] }.filter { $0 % 10 != 9 }
      #expect(words.allSatisfy { present & CandidateGates.bit($0) != 0 })
    }
  }
}
