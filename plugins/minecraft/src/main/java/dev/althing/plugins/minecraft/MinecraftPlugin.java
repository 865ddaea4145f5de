package dev.althing.plugins.minecraft;

import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;

/** The plugin for the whitelist of a Minecraft server. */
public final class MinecraftPlugin implements Plugin {
  private final Patience patience;

  /** The plugin, not started yet. */
  public MinecraftPlugin() {
    this(Patience.USUAL);
  }

  MinecraftPlugin(Patience patience) {
    this.patience = patience;
  }

  @Override
  public void start(PluginContext context) {
    Options options = Options.of(context.settings());
    Rcon rcon = new Rcon(context.network(), options, context.clock(), patience);
    Registry registry = new Registry(context.store());
    Claims claims = new Claims(context.clock());
    Views views = Views.of(context.id(), options.server());
    Admission admission = new Admission(rcon, registry, claims, options.onePerUser());
    Removal removal = new Removal(rcon, registry, claims);
    context.register(new MinecraftCommand(options, rcon, registry, admission, removal, views));
    context.continues(Approval.NAME, new Approval(admission, views));
    context.watch("server", new ServerWatch(rcon, views, context.clock()));
  }
}
