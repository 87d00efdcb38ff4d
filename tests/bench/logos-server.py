# SPDX-License-Identifier: GPL-3.0-or-later
"""Many hosts with a logo each: one TLS port on every address of the loopback, 50 ms to answer. Says its port; makes
FOLDER/hosts.pem, the authority that its certificate is signed by, and N pictures. Ends with its standard input."""
import asyncio
import os
import ssl
import subprocess
import sys
import threading

from sample_logos import picture

folder, hosts = sys.argv[1], int(sys.argv[2])
DELAY = 0.05


async def answer(reader, writer):
    try:
        request = await reader.readuntil(b'\r\n\r\n')
        await asyncio.sleep(DELAY)
        body = pictures[int(request.split()[1].strip(b'/')) % len(pictures)]
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nETag: "1"\r\nConnection: close\r\n'
                     b'Content-Length: %d\r\n\r\n' % len(body) + body)
        await writer.drain()
        writer.close()
    except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
        pass


async def serve():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    server = await asyncio.start_server(answer, '0.0.0.0', 0, ssl=context, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


files = [os.path.join(folder, name) for name in ('hosts.pem', 'hosts.key')]
names = ','.join(f'IP:127.0.{1 + n // 250}.{1 + n % 250}' for n in range(hosts))
subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
                '-subj', '/CN=hosts', '-addext', 'subjectAltName=' + names, '-keyout', files[1], '-out', files[0]],
               check=True, capture_output=True)
pictures = [picture(seed) for seed in range(20)]
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
asyncio.run(serve())
