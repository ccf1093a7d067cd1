// Pictures as the server sends them.

/** Puts a picture of the server on a canvas: a bitmap whose rows of pixels are as a canvas takes them. */
export function paint(canvas, picture) {
  const head = new DataView(picture);
  const pixels = new Uint8ClampedArray(picture, head.getUint32(10, true));
  const drawn = new ImageData(pixels, head.getInt32(18, true));
  if (canvas.width !== drawn.width) canvas.width = drawn.width;
  if (canvas.height !== drawn.height) canvas.height = drawn.height;
  canvas.getContext("2d", { alpha: false }).putImageData(drawn, 0, 0);
}
