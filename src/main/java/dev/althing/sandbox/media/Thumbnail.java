package dev.althing.sandbox.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A size for small pictures, in pixels, and how others come to it: cut to fill it, or scaled to fit
 * into it. Nothing becomes larger than it was.
 */
public record Thumbnail(int width, int height, boolean crop) {
  /** A small file may claim to be much more, and each takes up to eight bytes. */
  private static final long MAX_PIXELS = 4L * 1024 * 1024;

  private static final long PATIENCE_MILLIS = 500;

  /** Who makes one: many at once would fill the memory. */
  static final Semaphore MAKING = new Semaphore(1);

  static {
    // AWT looks for a display otherwise, and fails where there is none
    System.setProperty("java.awt.headless", "true");
    // no temporary files
    ImageIO.setUseCache(false);
  }

  /**
   * The picture in this size and its own format; nothing when it is none that can be read, or when
   * others are still being made after half a second.
   */
  public Optional<byte[]> of(byte[] picture, String contentType) {
    if (!begun()) {
      return Optional.empty();
    }
    try {
      return made(picture, contentType);
    } catch (IOException | RuntimeException | Error e) {
      // the readers throw many things at a broken file, and Errors where parts of AWT are missing
      return Optional.empty();
    } finally {
      MAKING.release();
    }
  }

  private static boolean begun() {
    try {
      return MAKING.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<byte[]> made(byte[] picture, String contentType) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(contentType);
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
      Optional<BufferedImage> read = read(reader, in);
      return read.isEmpty() ? Optional.empty() : write(resized(read.get()), contentType);
    } finally {
      reader.dispose();
    }
  }

  private static Optional<BufferedImage> read(ImageReader reader, ImageInputStream in)
      throws IOException {
    reader.setInput(in, true, true);
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    return pixels > MAX_PIXELS ? Optional.empty() : Optional.of(reader.read(0));
  }

  private BufferedImage resized(BufferedImage whole) {
    double horizontal = (double) width / whole.getWidth();
    double vertical = (double) height / whole.getHeight();
    double scale =
        Math.min(1, crop ? Math.max(horizontal, vertical) : Math.min(horizontal, vertical));
    int scaledWidth = side(whole.getWidth() * scale);
    int scaledHeight = side(whole.getHeight() * scale);
    int newWidth = crop ? Math.min(width, scaledWidth) : scaledWidth;
    int newHeight = crop ? Math.min(height, scaledHeight) : scaledHeight;
    boolean opaque = !whole.getColorModel().hasAlpha();
    int type = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    var small = new BufferedImage(newWidth, newHeight, type);
    Graphics2D canvas = small.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    int left = (newWidth - scaledWidth) / 2;
    int top = (newHeight - scaledHeight) / 2;
    canvas.drawImage(whole, left, top, scaledWidth, scaledHeight, null);
    canvas.dispose();
    return small;
  }

  private static int side(double exact) {
    return Math.max(1, (int) Math.round(exact));
  }

  private static Optional<byte[]> write(BufferedImage small, String contentType)
      throws IOException {
    var out = new ByteArrayOutputStream();
    String format = contentType.substring(contentType.indexOf('/') + 1);
    return ImageIO.write(small, format, out) ? Optional.of(out.toByteArray()) : Optional.empty();
  }
}
