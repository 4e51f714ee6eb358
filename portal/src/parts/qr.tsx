import type { ReactNode } from 'react';
import { encode } from 'uqr';

interface QrProps {
  readonly value: string;
  /** What scanning it does, for those who can't see it. */
  readonly label: string;
  /** Pixels. */
  readonly size?: number;
}

/** A QR code, dark on white whatever the colours around it: scanners need it so. */
export function Qr({ value, label, size = 200 }: QrProps): ReactNode {
  const { data, size: modules } = encode(value, { border: 2 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules} ${modules}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      style={{ background: '#fff', borderRadius: 12, maxWidth: '100%', height: 'auto' }}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
