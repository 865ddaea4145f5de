package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.client.Endpoint;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EveryEndpointTest {
  @Test
  void hasAContractTest() {
    Stream<Endpoint> covered =
        Stream.of(
                SyncContract.class,
                TimelineContract.class,
                RoomContract.class,
                AccountContract.class,
                SessionContract.class)
            .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
            .map(method -> method.getAnnotation(Covers.class))
            .filter(covers -> covers != null)
            .flatMap(covers -> Arrays.stream(covers.value()));

    assertThat(covered.distinct()).containsExactlyInAnyOrder(Endpoint.values());
  }
}
