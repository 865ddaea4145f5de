package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MediaApi.Reservation;
import dev.althing.matrix.client.Upload;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a homeserver keeps for an account: data, profile, files. */
abstract class AccountContract extends Contract {
  private static final long LIMIT = 1 << 20;

  AccountContract(Host host) {
    super(host);
  }

  @Test
  @Covers({Endpoint.ACCOUNT_DATA, Endpoint.PUT_ACCOUNT_DATA})
  void keepsAccountData() {
    String type = "dev.althing." + fresh("data");
    ObjectNode content = Json.object().put("value", "x");

    assertThat(errorOf(alice.accountData(type))).isInstanceOf(MatrixError.NotFound.class);
    await(alice.putAccountData(type, content));

    assertThat(await(alice.accountData(type))).isEqualTo(content);
    assertThat(errorOf(bob.accountData(type))).isInstanceOf(MatrixError.NotFound.class);
  }

  @Test
  @Covers({Endpoint.ROOM_ACCOUNT_DATA, Endpoint.PUT_ROOM_ACCOUNT_DATA})
  void keepsAccountDataOfARoom() {
    RoomId room = publicRoom();
    ObjectNode content = Json.object().put("value", "x");

    assertThat(errorOf(alice.roomAccountData(room, "dev.althing.data")))
        .isInstanceOf(MatrixError.NotFound.class);
    await(alice.putRoomAccountData(room, "dev.althing.data", content));

    assertThat(await(alice.roomAccountData(room, "dev.althing.data"))).isEqualTo(content);
  }

  @Test
  @Covers({Endpoint.PROFILE, Endpoint.PROFILE_FIELD, Endpoint.PUT_PROFILE_FIELD})
  void showsOurProfileToOthers() {
    await(alice.putProfileField("displayname", TextNode.valueOf("Alice ⚖️")));

    assertThat(await(bob.profile(alice.user())).path("displayname").asText()).isEqualTo("Alice ⚖️");
    assertThat(await(bob.profileField(alice.user(), "displayname")).asText()).isEqualTo("Alice ⚖️");
  }

  @Test
  @Covers({Endpoint.UPLOAD, Endpoint.DOWNLOAD})
  void takesAFileAndGivesItBack() throws Exception {
    Path file = folder.resolve("a file.txt");
    Files.writeString(file, "content of the file");

    MxcUri address = await(alice.uploadMedia(Upload.ofFile("text/plain", file)));

    assertThat(await(text(address, LIMIT))).isEqualTo("text/plain: content of the file");
  }

  @Test
  @Covers({Endpoint.RESERVE_MEDIA, Endpoint.UPLOAD_TO, Endpoint.DOWNLOAD})
  void takesAFileForAReservedAddressOnce() {
    Upload upload = Upload.ofBytes("text/plain", "é.txt", "abc".getBytes());

    Reservation reserved = await(alice.reserveMedia());
    await(alice.uploadMedia(reserved.address(), upload));
    MatrixError again = errorOf(alice.uploadMedia(reserved.address(), upload));

    assertThat(again).isInstanceOf(MatrixError.CannotOverwriteMedia.class);
    assertThat(await(text(reserved.address(), LIMIT))).isEqualTo("text/plain: abc");
  }

  @Test
  @Covers(Endpoint.DOWNLOAD)
  void stopsADownloadBeyondItsLimit() {
    Upload upload = Upload.ofBytes("text/plain", "long.txt", new byte[20_000]);
    MxcUri address = await(alice.uploadMedia(upload));

    assertThat(errorOf(text(address, 10_000))).isEqualTo(new MatrixError.TooMuch(10_000));
  }

  @Test
  @Covers(Endpoint.DOWNLOAD)
  void doesNotFindAFileThatIsNotThere() {
    var address = new MxcUri("mxc://" + alice.user().server() + "/" + fresh("nothing"));

    assertThat(errorOf(text(address, LIMIT))).isInstanceOf(MatrixError.NotFound.class);
  }

  private CompletionStage<String> text(MxcUri address, long limit) {
    return alice.downloadMedia(
        address,
        limit,
        (head, body) ->
            head.contentType().replaceFirst(";.*", "") + ": " + new String(body.readAllBytes()));
  }
}
