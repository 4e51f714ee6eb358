/**
 * What a failed read or write says of the disk, in words for people who did not ask for SQLite; `undefined` for any
 * other failure. Looks at causes too.
 */
export function diskFault(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const told = ofSqlite(cause) ?? ofFiles(cause);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** Result codes of SQLite (https://www.sqlite.org/rescode.html); the low byte is the primary one. */
const SQLITE: Readonly<Record<number, string>> = {
  8: 'it can be read, but not written',
  10: 'the disk failed',
  11: 'it is damaged',
  13: 'the disk is full',
  14: 'a database in it can not be opened',
  26: 'it is damaged: a file is no database',
};

function ofSqlite(error: Error): string | undefined {
  if (!('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return SQLITE[error.errcode & 0xff];
}

const CODES: Readonly<Record<string, string>> = {
  EDQUOT: 'the quota of the disk is used up',
  EIO: 'the disk failed',
  ENOSPC: 'the disk is full',
  EROFS: 'it can be read, but not written',
  LEVEL_CORRUPTION: 'it is damaged',
  LEVEL_LOCKED: 'another process uses it',
};

function ofFiles(error: Error): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  // LevelDB passes the operating system's words on.
  if (code === 'LEVEL_IO_ERROR' && /no space left/i.test(error.message)) return CODES.ENOSPC;
  return CODES[code];
}
