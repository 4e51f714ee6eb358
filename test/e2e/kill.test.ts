import { describe, it } from 'vitest';
import { surviveKills } from './kill-run.ts';

describe('kill -9', () => {
  it('loses and doubles nothing, six times over', async () => {
    await surviveKills({ port: 18_840, kills: 6, seed: 20_260_302 });
  }, 240_000);
});
