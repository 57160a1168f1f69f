import Foundation
import TestSupport
import Testing

/// Runs that are stopped by a signal while a program of someone's own is at work.
@Suite("Stopped runs")
struct StoppedRunTests {
  /// The status by which a shell tells which signal ended a run: none that a run ends with by itself.
  @Test("the status tells the signal, nothing is published, and the next run goes on")
  func stopped() throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    let pipeline = try String(contentsOf: folder.url.appending(path: "pipeline.json"), encoding: .utf8)
    let stage = #""stages": { "own": [{ "name": "slow", "after": "clean", "run": ["sh", "slow.sh"] }] }"#
    try folder.write(
      pipeline.replacing(#""raw": "raw","#, with: #""raw": "raw", \#(stage),"#), to: "slow.json")
    try folder.write("echo $$ > sleeper; exec sleep 600\n", to: "slow.sh")
    try folder.write(SampleDataset.page("甲县总工会慰问职工", "今年以来,慰问企业521家。"), to: "raw/a.html")
    // What runs in the background of a shell ignores Ctrl-C otherwise.
    let script = """
      for signal in INT TERM; do
        rm -f sleeper
        env --default-signal=INT,TERM tongji run --quiet --pipeline slow.json & run=$!
        until [[ -s sleeper ]]; do sleep 0.02; done
        kill -$signal $run
        wait $run
        echo "status $?"
        for turn in {1..5000}; do kill -0 $(< sleeper) 2> /dev/null || break; sleep 0.02; done
        kill -0 $(< sleeper) 2> /dev/null && echo "its program is left"
        ls out
      done
      tongji run --quiet; echo "status $?"
      ls -A out
      """
    let result = try BuiltProgram.shell(script, folder: folder.path)
    #expect(
      result.text == "status 130\nstatus 143\nstatus 0\n1.0.0\nlatest\nversions.json\n", "\(result.messages)")
  }
}
