"""The program with accounts, for scanners: a database of its own, officers of
several roles, each signed in."""

import hashlib
import hmac
import http.cookiejar
import json
import re
import struct
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

PASSWORD = 'seven invented kites over a harbour'
TRAINED = {'trained_until': '2099-01-01', 'conduct_until': '2099-01-01'}


def code(secret, later=0):
    """What an app shows for a secret (RFC 6238)."""
    step = struct.pack('>Q', int(time.time()) // 30 + later)
    digest = hmac.new(bytes.fromhex(secret), step, hashlib.sha1).digest()
    number = struct.unpack('>I', digest[digest[-1] & 15:][:4])[0] & 0x7FFFFFFF
    return f'{number % 1_000_000:06}'


class Officer:
    """Somebody with a browser."""

    def __init__(self, address):
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar))

    def ask(self, path, body=None, kind='application/x-www-form-urlencoded'):
        request = urllib.request.Request(
            urllib.parse.urljoin(self.address, path), data=body)
        request.add_header('Sec-Fetch-Site', 'same-origin')
        if body is not None:
            request.add_header('Content-Type', kind)
        try:
            with self.opener.open(request) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            raise SystemExit(f'{path}: {error.code}\n{error.read().decode()[:2000]}')

    def form(self, path, page, **fields):
        """Sends the form of a page, with what is hidden in it."""
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
        sent = urllib.parse.urlencode({**hidden, **fields}).encode()
        return self.ask(path, sent)

    def enter(self, register, **fields):
        body = json.dumps({'fields': fields}).encode()
        return json.loads(self.ask(f'/api/v1/{register}', body, 'application/json'))

    def enrol(self, link, name, **more):
        """Makes an account, and keeps the secret of the app."""
        page = self.ask(link)
        self.secret = re.search(r'name="secret" value="([0-9a-f]+)"', page)[1]
        self.name = name
        self.form(link, page, name=name, password=PASSWORD, again=PASSWORD,
                  code=code(self.secret), **more)
        return self

    def sign_in(self):
        # Each code is good once.
        page = self.ask('/sign-in').split('data-passkey-use')[0]
        self.form('/sign-in', page, name=self.name, password=PASSWORD,
                  code=code(self.secret, 1))
        self.cookie = '; '.join(f'{kept.name}={kept.value}' for kept in self.jar)
        page = self.ask('/account')
        self.token = re.search(r'name="_token" value="([^"]*)"', page)[1]
        return self


class Office:
    """The program at work in a folder, until it is stopped."""

    def __init__(self, program, folder, country):
        self.command = [program, '--database', f'{folder}/scan.db', '--country', country]
        subprocess.run([*self.command, 'init'], check=True, capture_output=True)
        subprocess.run([*self.command, 'practice', '--years', '2017-2017'],
                       check=True, capture_output=True)
        self.complaints = open(f'{folder}/complaints', 'w+', encoding='utf-8')
        self.server = subprocess.Popen(
            [*self.command, 'serve', '--listen', '127.0.0.1:0'],
            stdout=subprocess.PIPE, stderr=self.complaints, text=True)
        self.address = link = None
        while not (self.address and link):
            line = self.server.stdout.readline()
            if not line:
                raise SystemExit('the program ended before it said where it listens')
            found = re.search(r'http://127\.0\.0\.1:\d+', line)
            self.address = self.address or (found and found[0])
            found = re.search(r'/first-administrator/\w+', line)
            link = link or (found and found[0])
        self.first = Officer(self.address).enrol(
            link, 'first.sample', officer='Sample First', agency='interior').sign_in()

    def officer(self, role, agency):
        """An officer of a role, who is signed in."""
        person = self.first.enter('officers', name=f'Sample {role}'.replace('_', ' '),
                                  agency=agency, known_since='2020-01-01')
        self.first.enter('posts', officer=person['reference'], agency=agency, role=role,
                         begins_on='2020-01-01', **TRAINED)
        made = subprocess.run([*self.command, 'recover', person['reference'], '--as', 'Keeper Sample'],
                              check=True, capture_output=True, text=True).stdout
        link = re.search(r'/sign-in-link/\w+', made)[0]
        return Officer(self.address).enrol(link, role.replace('_', '.')).sign_in()

    def stop(self):
        self.server.terminate()
        self.server.wait()
        self.complaints.seek(0)
        return self.complaints.read()
