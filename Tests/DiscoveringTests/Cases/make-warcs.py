"""Makes the WARC files of these tests: `python3 make-warcs.py` in this folder, with warcio from PyPI, and wget.

The pages are written for the tests. The files hold the times at which they were made; the tests do not look at them.
"""
import functools, gzip, http.server, io, os, shutil, subprocess, tempfile, threading, zlib
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PLAIN = "<html><head><title>年度工作总结</title></head><body><p>全年慰问职工120人次。</p></body></html>"
SECOND = "<html><head><title>计划</title></head><body><p>新建工会25家，发展会员1300人。</p></body></html>"


def chunked(body, size=40):
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def warcio_file(name, version, packed):
    with open(name, "wb") as out:
        writer = WARCWriter(out, gzip=packed, warc_version=version)
        date = {"WARC-Date": "2024-03-05T10:20:30Z"}

        def response(url, headers, body, status="200 OK", more=None):
            head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=head, warc_headers_dict=dict(date, **(more or {})))
            writer.write_record(record)

        writer.write_record(writer.create_warcinfo_record(name, {"software": "warcio"}))
        html = [("Content-Type", "text/html; charset=utf-8")]
        gbk = [("Content-Type", "text/html")]
        response("https://example.org/a.html", html, PLAIN.encode())
        response("https://example.org/gbk.html", gbk, SECOND.encode("gbk"))
        response("https://example.org/gzip.html", html + [("Content-Encoding", "gzip")], gzip.compress(PLAIN.encode(), mtime=0))
        response("https://example.org/deflate.html", html + [("Content-Encoding", "deflate")], zlib.compress(PLAIN.encode()))
        response("https://example.org/chunked.html", html + [("Transfer-Encoding", "chunked")], chunked(SECOND.encode()))
        response(
            "https://example.org/both.html", html + [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
            chunked(gzip.compress(SECOND.encode(), mtime=0)))
        response("https://example.org/says-gzip.html", html + [("Content-Encoding", "gzip")], PLAIN.encode())
        response("https://example.org/says-chunked.html", html + [("Transfer-Encoding", "chunked")], PLAIN.encode())
        response("https://example.org/missing.html", html, b"<html>404</html>", status="404 Not Found")
        response("https://example.org/a.png", [("Content-Type", "image/png")], b"\x89PNG\r\n\x1a\n")
        response("https://example.org/cut.html", html, PLAIN.encode()[:60], more={"WARC-Truncated": "length"})
        response("https://example.org/brotli.html", html + [("Content-Encoding", "br")], b"\x1b\x0f\x00\xf8\xa5")
        writer.write_record(
            writer.create_warc_record(
                "https://example.org/text.txt", "resource", payload=io.BytesIO("共25家".encode()),
                warc_content_type="text/plain; charset=utf-8", warc_headers_dict=date))
        writer.write_record(
            writer.create_revisit_record(
                "https://example.org/a.html", "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "https://example.org/a.html",
                "2024-03-05T10:20:30Z", warc_headers_dict=dict(date)))


def wget_file(name, folder):
    with open(folder + "/index.html", "w") as file:
        file.write('<html><body><a href="a.html">年度工作总结</a> <a href="gbk.html">计划</a></body></html>')
    with open(folder + "/a.html", "w") as file:
        file.write(PLAIN)
    with open(folder + "/gbk.html", "wb") as file:
        file.write(SECOND.encode("gbk"))
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 8765), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    subprocess.run(
        ["wget", "--quiet", "--recursive", "--level=1", "--delete-after", "--no-warc-keep-log", "--no-directories", "--warc-file=" + name,
         "http://127.0.0.1:8765/index.html"], cwd=folder, check=False)
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    warcio_file("warcio.warc.gz", "WARC/1.1", True)
    warcio_file("warcio.warc", "WARC/1.0", False)
    here = os.getcwd()
    folder = tempfile.mkdtemp()
    wget_file("wget", folder)
    shutil.move(folder + "/wget.warc.gz", here + "/wget.warc.gz")
    shutil.rmtree(folder)
