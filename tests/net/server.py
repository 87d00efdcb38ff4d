# SPDX-License-Identifier: GPL-3.0-or-later
"""A host on the loopback that behaves well or badly, by path. Says its ports on the first line: http, https, and https
with a certificate that nobody signed. Ends with its standard input. What it was asked is told by /count/NAME."""
import collections
import gzip
import http.server
import os
import ssl
import subprocess
import sys
import threading
import zlib

FOLDER = sys.argv[1]
counts = collections.Counter()
most = collections.Counter()
now = collections.Counter()
lock = threading.Lock()

ZEROS = bytes(20 << 20)
BOMBS = {'gzip': gzip.compress(ZEROS), 'deflate': zlib.compress(ZEROS)}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def answer(self, status=200, body=b'', **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path, _, rest = self.path[1:].partition('/')
        with lock:
            counts[path] += 1
        action = getattr(self, 'do_' + path.replace('-', '_'), None)
        try:
            action(rest) if action else self.answer(404, b'nothing')
        except (BrokenPipeError, ConnectionResetError):
            pass

    def do_plain(self, _):
        self.answer(body=b'hello', Content_Type='text/plain')

    def do_echo(self, name):
        self.answer(body=str(self.headers.get(name)).encode())

    def do_headers(self, _):
        self.answer(body='\n'.join(f'{k}: {v}' for k, v in self.headers.items()).encode())

    def do_count(self, name):
        self.answer(body=str(counts[name]).encode())

    def do_most(self, name):
        self.answer(body=str(most[name]).encode())

    def do_status(self, status):
        self.answer(int(status), b'' if status == '204' else b'no')

    def do_to(self, where):
        """/to/https/…, /to/http/…: on to the other port; anything else is the address itself."""
        scheme, _, rest = where.partition('/')
        if scheme in ('http', 'https'):
            where = f'{scheme}://localhost:{PORTS[scheme]}/{rest}'
        self.answer(302, Location=where)

    def do_relative(self, _):
        self.answer(301, Location='../plain')

    def do_circle(self, _):
        self.answer(302, Location='/circle')

    def do_steps(self, n):
        self.answer(302, Location=f'/steps/{int(n) - 1}' if int(n) > 1 else '/plain')

    def do_tag(self, _):
        if self.headers.get('If-None-Match') == '"one"':
            self.answer(304, ETag='"one"')
        else:
            self.answer(body=b'tagged', ETag='"one"')

    def do_busy(self, seconds):
        self.answer(429, b'later', Retry_After=seconds)

    def do_recovers(self, n):
        """The first n answers are errors."""
        if counts['recovers'] <= int(n):
            self.answer(503, b'not yet')
        else:
            self.answer(body=b'well again')

    def do_drops(self, _):
        """Breaks off in the middle, the first time."""
        self.send_response(200)
        self.send_header('Content-Length', '100')
        self.end_headers()
        self.wfile.write(b'a' * (50 if counts['drops'] == 1 else 100))
        self.close_connection = True

    def do_cut(self, _):
        self.send_response(200)
        self.send_header('Content-Length', '100')
        self.end_headers()
        self.wfile.write(b'a' * 50)
        self.close_connection = True

    def do_stall(self, _):
        self.send_response(200)
        self.send_header('Content-Length', '100')
        self.end_headers()
        self.wfile.write(b'a')
        self.wfile.flush()
        gone.wait(60)

    def do_silent(self, _):
        gone.wait(60)

    def do_endless(self, _):
        self.send_response(200)
        self.send_header('Transfer-Encoding', 'chunked')
        self.end_headers()
        while True:
            self.wfile.write(b'10000\r\n' + b'x' * 65536 + b'\r\n')

    def do_large(self, size):
        self.send_response(200)
        self.send_header('Content-Length', size)
        self.end_headers()
        self.wfile.write(b'x' * 1000)

    def do_bomb(self, kind):
        """Twenty megabytes of zeros in twenty thousand bytes."""
        self.answer(body=BOMBS[kind], Content_Encoding=kind)

    def do_zipped(self, _):
        self.answer(body=gzip.compress(b'unpacked'), Content_Encoding='gzip')

    def do_meet(self, name):
        """Answers when nobody else has come for a while; remembers how many were here at once."""
        with lock:
            now[name] += 1
            most[name] = max(most[name], now[name])
        threading.Event().wait(0.1)
        with lock:
            now[name] -= 1
        self.answer(body=b'met')


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):
        pass  # those who hang up on us are what the tests are about


def certificate(name):
    files = [os.path.join(FOLDER, name + end) for end in ('.key', '.pem')]
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days',
                    '2', '-subj', '/CN=' + name, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout',
                    files[0], '-out', files[1]], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files[1], files[0])
    return context


def serve(context=None):
    server = Server(('127.0.0.1', 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


gone = threading.Event()
PORTS = {'http': serve(), 'https': serve(certificate('good')), 'bad': serve(certificate('bad'))}
print(*PORTS.values(), flush=True)
sys.stdin.read()
gone.set()
