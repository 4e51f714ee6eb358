import sharp from 'sharp';

/** A photo of the damage as somebody would take it: drawn, since no picture of a real device is ours to give away. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900">
  <defs>
    <linearGradient id="table" x2="1" y2="1"><stop stop-color="#b98a5e"/><stop offset="1" stop-color="#8a5f3a"/></linearGradient>
    <linearGradient id="screen" x2="1" y2="1"><stop stop-color="#2c4763"/><stop offset="1" stop-color="#0f1a26"/></linearGradient>
  </defs>
  <rect width="1200" height="900" fill="url(#table)"/>
  <g stroke="#000" stroke-opacity=".07" stroke-width="3">
    <path d="M0 170h1200M0 390h1200M0 610h1200M0 790h1200"/>
  </g>
  <g transform="rotate(-8 600 450)">
    <rect x="228" y="142" width="760" height="632" rx="46" fill="#000" opacity=".25"/>
    <rect x="216" y="126" width="760" height="632" rx="46" fill="#1b1d20"/>
    <rect x="250" y="160" width="692" height="564" rx="14" fill="url(#screen)"/>
    <g fill="none" stroke="#e9f1f8" stroke-linejoin="round">
      <path stroke-width="5" d="M706 372 612 300l-98-30-70-110M706 372l-38 108-96 74-58 170M706 372l118-44 118-88M706 372l92 92 60 118 32 142M706 372l-40-104 22-108M706 372l150 42 86 4M706 372l-176 22-112 58-168 26"/>
      <path stroke-width="2.5" d="M640 322l-22 58 46 92 92-6 62-84-22-60-76-44ZM574 290l-44 104 38 160 148 56 126-52 48-140-34-112-116-58-84 8ZM514 270l-96 182 64 168 170 74M824 328l66 86-32 168"/>
      <path stroke-width="1.5" d="M688 340l-24 26 8 36 32 14 34-14 6-34-24-26ZM444 220l-90 90M572 554l-90 66M798 464l92-20"/>
    </g>
    <circle cx="706" cy="372" r="13" fill="#f7fbff"/>
  </g>
</svg>`;

export const crackedTablet = (): Promise<Buffer> =>
  sharp(Buffer.from(drawing)).jpeg({ quality: 85 }).toBuffer();
