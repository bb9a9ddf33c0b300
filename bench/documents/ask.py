"""Attaches large pictures, one after the other and six at once, and prints how
long each took, the most memory that the program has had by then, and the most
that the processes together have had that it starts to look at them."""

import glob, http.client, json, os, struct, sys, threading, time, urllib.parse, zlib

address = urllib.parse.urlparse(sys.argv[1])
server = sys.argv[2]


def ask(method, path, body=None, type_="application/json"):
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=300)
    connection.request(method, path, body, {"Content-Type": type_} if body else {})
    answer = connection.getresponse()
    return answer.status, answer.read()


def memory(process, name):
    with open(f"/proc/{process}/status") as status:
        line = next(line for line in status if line.startswith(name))
    return int(line.split()[1]) // 1024


looked = 0


def watch():
    global looked
    while True:
        now = 0
        for children in glob.glob(f"/proc/{server}/task/*/children"):
            try:
                with open(children) as of_one:
                    now += sum(memory(child, "VmRSS") for child in of_one.read().split())
            except (OSError, StopIteration):
                pass  # It has ended since.
        looked = max(looked, now)
        time.sleep(0.02)


threading.Thread(target=watch, daemon=True).start()


def peak():
    return f"{memory(server, 'VmHWM')} MB, looking {looked}"


def png(width, height, bits, channels, noisy):
    colours = {1: 0, 3: 2, 4: 6}[channels]
    length = width * channels * bits // 8
    row = lambda: b"\0" + (os.urandom(length) if noisy else b"\7" * length)
    packer = zlib.compressobj(1)
    pixels = b"".join(packer.compress(row()) for _ in range(height)) + packer.flush()
    chunk = lambda name, data: (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    )
    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def attach(host, picture):
    part = lambda name, value: (
        b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name, value)
    )
    body = part(b"kind", b"photograph") + part(b"part", b"identity") + part(b"file", picture)
    path = f"/api/v1/persons/{host}/documents"
    began = time.monotonic()
    status, said = ask("POST", path, body + b"--x--\r\n", "multipart/form-data; boundary=x")
    return status, time.monotonic() - began, said


fields = {"registered_on": "2017-02-01", "birth_year": 1990, "age_status": "adult",
          "sex": "female", "citizenship": "AZ"}
host = json.loads(ask("POST", "/api/v1/persons", json.dumps({"fields": fields}))[1])["address"]
print(f"before: {peak()} MB")
pictures = [
    ("2,000 x 2,600 pixels of noise, 15 MB", png(2000, 2600, 8, 3, True)),
    ("5,000 x 5,000 pixels of one colour, 8 bits", png(5000, 5000, 8, 3, False)),
    ("5,000 x 5,000 pixels of one colour, 16 bits with alpha", png(5000, 5000, 16, 4, False)),
]
for name, picture in pictures:
    status, seconds, _ = attach(host, picture)
    print(f"{name}: {status}, {seconds:.1f} s, peak {peak()} MB")
at_once = [threading.Thread(target=attach, args=(host, pictures[2][1])) for _ in range(6)]
for thread in at_once:
    thread.start()
for thread in at_once:
    thread.join()
print(f"six of the last at once: peak {peak()} MB")
status, said = ask("GET", f"/api/v1/persons/{host}/documents")
first = json.loads(said)["documents"][0]
began = time.monotonic()
status, copy = ask("GET", first["original"]["self"])
print(f"the first original of {len(copy) >> 20} MB out: {status}, {time.monotonic() - began:.1f} s, peak {peak()} MB")
