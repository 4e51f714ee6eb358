import { describe, it } from 'vitest';
import { standBack } from '../stand-back.ts';
import { surviveKills } from './kill-run.ts';

standBack();

describe('kill -9', () => {
  it('loses and doubles nothing, fifty times over', async () => {
    await surviveKills({ port: 18_850, kills: 50, seed: 7 });
  }, 900_000);
});
