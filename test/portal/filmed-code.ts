import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'uqr';

const WIDTH = 640;
const HEIGHT = 480;
/** Luminance as video has it. */
const BLACK = 16;
const WHITE = 235;
const NO_COLOUR = 128;

/** What a camera sees that is held over a QR code: raw video, of frames that are all alike. */
function film(text: string): Buffer {
  const { data, size } = encode(text, { border: 4 });
  const cell = Math.floor((HEIGHT * 0.9) / size);
  const left = Math.floor((WIDTH - size * cell) / 2);
  const top = Math.floor((HEIGHT - size * cell) / 2);
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (const [row, cells] of data.entries())
    for (const [column, isDark] of cells.entries())
      for (let line = 0; isDark && line < cell; line += 1) {
        const from = (top + row * cell + line) * WIDTH + left + column * cell;
        light.fill(BLACK, from, from + cell);
      }
  const frame = [Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, NO_COLOUR)];
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 3 }, () => frame).flat(),
  ]);
}

/** A browser's camera that films a QR code with this text, by flags of Chromium; `remove` takes the film away. */
export function cameraOver(text: string): { readonly flags: readonly string[]; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'claimflow-film-'));
  const path = join(folder, 'code.y4m');
  writeFileSync(path, film(text));
  return {
    flags: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
