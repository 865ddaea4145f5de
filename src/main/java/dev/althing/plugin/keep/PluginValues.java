package dev.althing.plugin.keep;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.json.Hygiene;
import dev.althing.outbox.EffectTable;
import dev.althing.spi.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** What all plugins keep, in the table {@code plugin_values}, each under its own id. */
public final class PluginValues implements EffectTable {
  private static final int MOST = 10_000;
  private static final String FIND =
      "select item_value from plugin_values where plugin = ? and item_key = ?";
  private static final String LIST =
      "select item_key, item_value from plugin_values"
          + " where plugin = ? and substring(item_key, 1, ?) = ? order by item_key limit ?";
  private static final String DELETE =
      "delete from plugin_values where plugin = ? and item_key = ?";

  private final Database database;
  private volatile BiConsumer<String, Store.Change> listener = (plugin, change) -> {};

  /** The table in a database. */
  public PluginValues(Database database) {
    this.database = database;
  }

  /** Tells somebody of every change from now on. */
  void onChange(BiConsumer<String, Store.Change> told) {
    listener = told;
  }

  /** What one plugin keeps. */
  public Store of(String plugin) {
    return new Store() {
      @Override
      public CompletionStage<Optional<String>> find(String key) {
        return database.read(connection -> value(connection, plugin, Hygiene.clean(key)));
      }

      @Override
      public CompletionStage<Map<String, String>> list(String prefix, int most) {
        String clean = Hygiene.clean(prefix);
        int limit = Math.max(1, Math.min(most, MOST));
        return database.read(connection -> values(connection, plugin, clean, limit));
      }
    };
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.Keep;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    Effect.Keep keep = (Effect.Keep) effect;
    String key = Hygiene.clean(keep.change().key());
    if (keep.change() instanceof Store.Put put) {
      put(connection, keep.plugin(), key, Hygiene.clean(put.value()));
    } else if (keep.change() instanceof Store.Add add) {
      put(connection, keep.plugin(), key, add.to(value(connection, keep.plugin(), key)));
    } else {
      Sql.update(connection, DELETE, keep.plugin(), key);
    }
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    Effect.Keep keep = (Effect.Keep) effect;
    listener.accept(keep.plugin(), keep.change());
  }

  private void put(Connection connection, String plugin, String key, String value)
      throws SQLException {
    String upsert =
        database
            .dialect()
            .upsert("plugin_values", List.of("plugin", "item_key"), List.of("item_value"));
    Sql.update(connection, upsert, plugin, key, value);
  }

  private static Optional<String> value(Connection connection, String plugin, String key)
      throws SQLException {
    return Sql.query(connection, FIND, row -> row.getString(1), plugin, key).stream().findFirst();
  }

  private static Map<String, String> values(
      Connection connection, String plugin, String prefix, int most) throws SQLException {
    Map<String, String> found = new LinkedHashMap<>();
    Sql.query(
        connection,
        LIST,
        row -> found.put(row.getString(1), row.getString(2)) == null,
        plugin,
        prefix.length(),
        prefix,
        most);
    return found;
  }
}
