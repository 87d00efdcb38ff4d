# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures like logos, the same for the same seed."""
import random
import struct
import zlib


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def picture(seed):
    """A PNG of 200 to 800 pixels each way: blocks of colour and some noise, as logos have."""
    dice = random.Random(seed)
    side = dice.randrange(200, 800)
    colours = [dice.randbytes(3) for _ in range(6)]
    rows = []
    for y in range(side):
        row = b''.join(colours[(x // 40 + y // 40) % 6] * 40 for x in range(0, side, 40))[:side * 3]
        rows.append(b'\0' + (dice.randbytes(side * 3) if y % 16 == 0 else row))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b''.join(rows), 6)) + chunk(b'IEND', b''))
