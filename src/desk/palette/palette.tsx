export default function Palette(_: { close: () => void; begin: () => void }) { return null; }
