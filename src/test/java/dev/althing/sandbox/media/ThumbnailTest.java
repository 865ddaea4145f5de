package dev.althing.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
  private static byte[] picture(int width, int height, String format) {
    try {
      var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dimension sizeOf(byte[] picture) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
      return new Dimension(image.getWidth(), image.getHeight());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aScaledPictureFitsIntoTheSizeAndACutOneFillsIt() {
    byte[] wide = picture(400, 200, "png");

    byte[] scaled = new Thumbnail(96, 96, false).of(wide, "image/png").orElseThrow();
    byte[] cut = new Thumbnail(96, 96, true).of(wide, "image/png").orElseThrow();

    assertThat(sizeOf(scaled)).isEqualTo(new Dimension(96, 48));
    assertThat(sizeOf(cut)).isEqualTo(new Dimension(96, 96));
  }

  @Test
  void nothingBecomesLargerThanItWas() {
    byte[] small = picture(30, 20, "jpeg");

    byte[] same = new Thumbnail(800, 600, true).of(small, "image/jpeg").orElseThrow();

    assertThat(sizeOf(same)).isEqualTo(new Dimension(30, 20));
  }

  @Test
  void whatCannotBeReadHasNone() {
    var size = new Thumbnail(96, 96, false);
    byte[] whole = picture(400, 200, "png");

    assertThat(size.of(new byte[] {1, 2, 3}, "image/png")).isEmpty();
    assertThat(size.of(Arrays.copyOf(whole, 40), "image/png")).isEmpty();
    assertThat(size.of(whole, "image/unheard-of")).isEmpty();
  }

  @Test
  void aSmallFileThatClaimsToBeHugeIsNotUnpacked() {
    byte[] picture = picture(40, 20, "png");
    ByteBuffer.wrap(picture).putInt(16, 60_000).putInt(20, 60_000);
    var sum = new CRC32();
    sum.update(picture, 12, 17);
    ByteBuffer.wrap(picture).putInt(29, (int) sum.getValue());

    assertThat(new Thumbnail(96, 96, false).of(picture, "image/png")).isEmpty();
  }
}
