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
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
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
  void oneIsMadeAtATime() throws InterruptedException {
    var size = new Thumbnail(96, 96, false);
    byte[] picture = picture(40, 20, "png");

    Thumbnail.MAKING.acquire();
    try {
      assertThat(size.of(picture, "image/png")).isEmpty();
    } finally {
      Thumbnail.MAKING.release();
    }
    assertThat(size.of(new byte[] {1, 2, 3}, "image/png")).isEmpty();
    assertThat(size.of(picture, "image/png")).isPresent();
  }

  @Test
  void whereThePartsOfTheMachineAreMissingThereIsNone() {
    var broken = new Broken();
    IIORegistry.getDefaultInstance().registerServiceProvider(broken);
    try {
      assertThat(new Thumbnail(96, 96, false).of(new byte[0], Broken.TYPE)).isEmpty();
    } finally {
      IIORegistry.getDefaultInstance().deregisterServiceProvider(broken);
    }
    assertThat(broken.asked).isTrue();
    assertThat(System.getProperty("java.awt.headless")).isEqualTo("true");
  }

  /** A kind of picture whose reader needs what the machine does not have. */
  private static final class Broken extends ImageReaderSpi {
    private static final String TYPE = "image/x-broken";
    private boolean asked;

    Broken() {
      MIMETypes = new String[] {TYPE};
    }

    @Override
    public boolean canDecodeInput(Object source) {
      return false;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
      asked = true;
      throw new UnsatisfiedLinkError("no such library");
    }

    @Override
    public String getDescription(Locale locale) {
      return "broken";
    }
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
