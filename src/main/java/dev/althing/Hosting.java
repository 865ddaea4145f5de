package dev.althing;

import dev.althing.outbox.assembly.Outgoing;
import dev.althing.outbox.reads.Reads;
import dev.althing.outbox.upkeep.Attachments;
import dev.althing.plugin.Ground;
import dev.althing.plugin.PluginHost;
import dev.althing.plugin.keep.PluginValues;
import dev.althing.plugin.life.Fortune;
import dev.althing.plugin.life.People;
import dev.althing.plugin.speech.Outlet;
import dev.althing.plugin.world.HostRooms;
import dev.althing.room.answer.Answering;
import dev.althing.room.hearing.Notices;
import dev.althing.room.state.RoomStore;
import java.util.Locale;
import java.util.function.Consumer;

/** The host of plugins, put together. */
record Hosting(Parts parts, Reads reads, RoomStore rooms, Management management) {
  /**
   * A host without plugins yet.
   *
   * @param told hears what is to be said to the people who run the bot
   * @param builtIns the commands there are, which hear of others
   */
  PluginHost of(Outgoing outgoing, PluginValues values, Consumer<String> told, BuiltIns builtIns) {
    Locale locale = parts.settings().locality().language();
    Attachments attachments = new Attachments(parts.data(), parts.clock());
    var outlet =
        new Outlet(
            outgoing.effects(),
            outgoing.sending(),
            new Answering(attachments, new Notices().cut(locale)),
            parts.clock());
    var sources = new HostRooms.Sources(reads, rooms, outgoing.effects(), management::find);
    var ground =
        new Ground(
            parts.settings().operation().plugins(),
            parts.data(),
            values,
            new People(management::management, told, () -> locale),
            new Fortune(parts.clock(), parts.random()),
            new Ground.Ties(outlet, sources, parts.metrics(), parts.health()));
    return new PluginHost(ground, builtIns.router().registry(), builtIns::become);
  }
}
