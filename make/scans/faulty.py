"""The program with one fault of each kind that the scanners look for, for
them to find: a proxy before it, so that no such fault is in any build."""

import http.client
import http.server
import json
import sqlite3
import threading
import urllib.parse

HOP = {'connection', 'content-length', 'transfer-encoding', 'content-encoding'}


class Faulty(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    before = None  # host and port of the program

    def log_message(self, *_):
        pass

    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_one(self):
        path, _, query = self.path.partition('?')
        asked = dict(urllib.parse.parse_qsl(query))
        length = int(self.headers.get('Content-Length') or 0)
        body = self.rfile.read(length)
        if path == '/planted':
            return self.planted(asked.get('id', '1'))
        onward = http.client.HTTPConnection(self.before, timeout=60)
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() not in HOP | {'host', 'accept-encoding', 'origin'}}
        headers['Host'] = self.before
        onward.request(self.command, self.path, body or None, headers)
        came = onward.getresponse()
        text, headers = came.read(), came.getheaders()
        if path == '/account' and came.status == 200:
            # What was asked for comes back as it is, and nothing says that
            # scripts of the page are not to run.
            headers = [(name, value) for name, value in headers
                       if name.lower() != 'content-security-policy']
            form = '<form action="/account"><input name="told" value="a"></form>'
            form += '<a href="/planted?id=1">planted</a>' + asked.get('told', '')
            text = text.replace(b'</main>', form.encode() + b'</main>')
        if path == '/api/v1/appeals' and self.command == 'GET' and came.status == 200:
            said = json.loads(text)
            said['total'] = 'many'
            text = json.dumps(said).encode()
        self.answer(came.status, headers, text)

    def planted(self, sent):
        """A statement that is put together from what was sent."""
        table = sqlite3.connect(':memory:')
        table.executescript("CREATE TABLE t (id TEXT, word TEXT);"
                            "INSERT INTO t VALUES ('1', 'lamp'), ('2', 'kite');")
        try:
            rows = table.execute(f"SELECT word FROM t WHERE id = '{sent}'").fetchall()
            status, text = 200, '<p>'.join(str(row[0]) for row in rows)
        except sqlite3.Error as error:
            status, text = 500, f'SQLite error: sqlite3.OperationalError: {error}'
        self.answer(status, [('Content-Type', 'text/html')],
                    f'<html><body>{text}</body></html>'.encode())

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_one


def start(address):
    """Starts it before a program; gives its own address."""
    kind = type('Before', (Faulty,), {'before': urllib.parse.urlsplit(address).netloc})
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f'http://127.0.0.1:{server.server_port}'
