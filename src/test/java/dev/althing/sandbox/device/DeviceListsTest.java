package dev.althing.sandbox.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceListsTest {
  private final DeviceLists lists = new DeviceLists();

  @Test
  void knowWhoHasChangedAfterAPosition() {
    lists.changed(1, "@a:x");
    lists.changed(2, "@b:x");
    lists.changed(3, "@a:x");

    assertThat(lists.since(0, "@v:x")).containsExactlyInAnyOrder("@a:x", "@b:x");
    assertThat(lists.since(2, "@v:x")).containsExactly("@a:x");
    assertThat(lists.since(3, "@v:x")).isEmpty();
  }

  @Test
  void tellOnlyTheOneWhoSeesIt() {
    lists.changedFor(1, "@v:x", "@a:x");

    assertThat(lists.since(0, "@v:x")).containsExactly("@a:x");
    assertThat(lists.since(0, "@a:x")).isEmpty();
  }
}
