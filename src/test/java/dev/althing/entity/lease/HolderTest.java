package dev.althing.entity.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HolderTest {
  private final Holder self = Holder.thisProcess("self");

  @Test
  void knowsAProcessOfThisMachineThatLives() {
    var other = new Holder("other", self.host(), self.pid(), self.place(), self.start());

    assertThat(other.isLiveNeighbourOf(self)).isTrue();
    assertThat(other.isDeadNeighbourOf(self)).isFalse();
  }

  @Test
  void knowsAProcessOfThisMachineThatIsDead() {
    var reused = new Holder("other", self.host(), self.pid(), self.place(), self.start() - 1);
    var gone = new Holder("other", self.host(), Long.MAX_VALUE, self.place(), 1);

    assertThat(reused.isDeadNeighbourOf(self)).isTrue();
    assertThat(reused.isLiveNeighbourOf(self)).isFalse();
    assertThat(gone.isDeadNeighbourOf(self)).isTrue();
  }

  @Test
  void knowsNothingOfOtherMachines() {
    var far = new Holder("other", self.host(), self.pid(), "elsewhere", 1);
    var unknown = new Holder("other", self.host(), self.pid(), "", 1);

    assertThat(far.isDeadNeighbourOf(self)).isFalse();
    assertThat(far.isLiveNeighbourOf(self)).isFalse();
    assertThat(unknown.isDeadNeighbourOf(self)).isFalse();
    assertThat(unknown.isLiveNeighbourOf(self)).isFalse();
  }
}
