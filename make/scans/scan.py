"""Scans the running program, signed in as officers of several roles, with
schemathesis, sqlmap and wapiti: each finds nothing in it, and each finds what
is planted in a copy. make/scan runs it.

    scan.py PROGRAM COUNTRY TOOLS [TOOL...]
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.parse

import faulty
from office import Office

PROGRAM, COUNTRY, TOOLS, *CHOSEN = sys.argv[1:]
# The program lets an officer ask five times a second in the long run.
APART = '0.21'
wrong = []
began = time.monotonic()


def ran(command, folder):
    done = subprocess.run(command, cwd=folder, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout


def told(what, found, planted, output):
    """One line for each scan, and all that was said where it is not right."""
    says = 'found something' if found else 'found nothing'
    print(f'{time.monotonic() - began:5.0f} s  {what}: {says}', flush=True)
    if found != planted:
        wrong.append(what)
        print(output[-6000:], flush=True)


def schemathesis(address, officer, register, record, folder, phases, examples):
    """One register; with one of its records where one is named."""
    settings = pathlib.Path(folder) / 'schemathesis.toml'
    settings.write_text(f'[parameters]\n"path.address" = "{record}"\n' if record else '')
    return ran([f'{TOOLS}/schemathesis/bin/schemathesis', '--config-file', str(settings),
                'run', f'{address}/api/v1/openapi.json',
                '--header', f'Cookie: {officer.cookie}',
                '--header', 'Sec-Fetch-Site: same-origin',
                '--include-path-regex', f'^/api/v1/{register}(/|$)',
                '--checks', 'not_a_server_error,status_code_conformance,'
                'content_type_conformance,response_schema_conformance',
                '--phases', phases, '--max-examples', str(examples),
                '--rate-limit', '4/s', '--generation-database', 'none', '--seed', '1',
                '--request-timeout', '30', '--no-color'], folder)


def sqlmap(address, officer, path, form, folder):
    command = [f'{TOOLS}/sqlmap/bin/sqlmap', '-u', address + path, '--batch', '--flush-session',
               '--cookie', officer.cookie, '--headers', 'Sec-Fetch-Site: same-origin',
               '--skip', '_token', '--param-exclude', '_token', '--delay', APART,
               '--technique', 'BEUS', '--level', '1', '--risk', '1',
               '--ignore-code', '*', '--output-dir', str(folder), '--disable-coloring']
    if form:
        sent = urllib.parse.urlencode({'_token': officer.token, **form})
        command += ['--data', sent]
    status, output = ran(command, folder)
    if 'testing if' not in output and 'heuristic' not in output:
        raise SystemExit(f'sqlmap asked nothing of {path}\n{output[-3000:]}')
    return 'identified the following injection point' in output, output


def wapiti(address, officer, start, modules, folder):
    report = pathlib.Path(folder) / 'wapiti.json'
    report.unlink(missing_ok=True)
    # It is kept from what asks a server elsewhere, and from ending its own
    # sign-in.
    status, output = ran(
        [f'{TOOLS}/wapiti3/bin/wapiti', '--url', address + start, '--scope', 'folder',
         '--header', f'Cookie: {officer.cookie}', '--header', 'Sec-Fetch-Site: same-origin',
         '--module', modules, '--depth', '2', '--tasks', '2', '--flush-session',
         '--max-links-per-page', '15', '--max-files-per-dir', '15',
         '--max-scan-time', '90', '--max-attack-time', '30',
         '--store-session', str(folder), '--no-bugreport',
         '--exclude', address + '/sign-out', '--exclude', address + '/account/end',
         '--skip', '_token', '--format', 'json', '--output', str(report)], folder)
    if not report.exists():
        raise SystemExit(f'wapiti gave no report\n{output[-3000:]}')
    said = json.loads(report.read_text())
    found = [one for kinds in ('vulnerabilities', 'anomalies')
             for many in said[kinds].values() for one in many]
    pages = said['infos'].get('crawled_pages_nbr', 0)
    if not pages:
        raise SystemExit(f'wapiti saw no page\n{output[-3000:]}')
    return bool(found), json.dumps(found, indent=1) + output, pages


def main():
    with tempfile.TemporaryDirectory() as folder:
        office = Office(PROGRAM, folder, COUNTRY)
        try:
            scan(office, folder)
        finally:
            complaints = office.stop()
        if complaints.strip():
            wrong.append('what the program complained of')
            print(complaints[-4000:])
    if wrong:
        raise SystemExit('Not as it should be: ' + ', '.join(wrong))
    print(f'All is as it should be, after {time.monotonic() - began:.0f} s.')


def scan(office, folder):
    officers = {role: office.officer(role, 'interior') for role in [
        'hotline_operator', 'case_manager', 'identification_officer', 'statistician']}
    officers['administrator'] = office.first
    planted = faulty.start(office.address)
    print(f'{time.monotonic() - began:5.0f} s  signed in as officers of five roles', flush=True)
    for name, scans in [('schemathesis', descriptions), ('sqlmap', statements),
                        ('wapiti', pages)]:
        if not CHOSEN or name in CHOSEN:
            scans(office.address, planted, officers, folder)


def descriptions(address, planted, officers, folder):
    appeal = officers['hotline_operator'].enter(
        'appeals', received_on='2020-02-01', channel='telephone', topic='other',
        account='An invented account.')['address']
    person = officers['identification_officer'].enter(
        'persons', registered_on='2020-02-01', family_name='Uydurulmuş', birth_year=1990,
        age_status='adult', sex='female', citizenship='AZ')['address']
    for role, register, record, phases, examples in [
        ('hotline_operator', 'appeals', None, 'coverage', 1),
        ('hotline_operator', 'appeals', appeal, 'fuzzing', 25),
        ('identification_officer', 'persons', person, 'fuzzing', 25),
        ('case_manager', 'referrals', None, 'fuzzing', 25),
        ('statistician', 'persons', person, 'fuzzing', 10),
    ]:
        status, output = schemathesis(
            address, officers[role], register, record, folder, phases, examples)
        told(f'schemathesis as {role} at {register}, {phases}', status != 0, False, output)
    status, output = schemathesis(
        planted, officers['hotline_operator'], 'appeals', None, folder, 'fuzzing', 4)
    told('schemathesis where a figure is a word', status != 0, True, output)


def statements(address, planted, officers, folder):
    for role, path, form in [
        ('hotline_operator', '/api/v1/appeals?limit=5&offset=0&sort=received_on', None),
        ('identification_officer', '/registers/persons?sort=registered_on&page=1', None),
        ('identification_officer', '/search', {'search': 'a1'}),
        ('statistician', '/figures/V1?year=2017&by=sex', None),
        ('statistician', '/report/read?year=2017&language=en', None),
        ('administrator', '/log', {'officer': 'a'}),
    ]:
        found, output = sqlmap(address, officers[role], path, form, folder)
        told(f'sqlmap as {role} at {path}', found, False, output)
    found, output = sqlmap(planted, officers['hotline_operator'], '/planted?id=1', None, folder)
    told('sqlmap where a statement is put together', found, True, output)


def pages(address, planted, officers, folder):
    for role, start in [('hotline_operator', '/registers/appeals'),
                        ('statistician', '/figures'), ('administrator', '/registers/posts')]:
        found, output, seen = wapiti(address, officers[role], start,
                                     'sql,xss,permanentxss,file,exec,crlf,redirect', folder)
        told(f'wapiti as {role} from {start}, {seen} pages', found, False, output)
    found, output, _ = wapiti(planted, officers['case_manager'], '/account', 'sql,xss', folder)
    told('wapiti where what is asked comes back', found, True, output)


main()
