package dev.althing.plugin.jar;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;

/** An includer for texts by strangers: whatever they want to include is empty. */
final class NoIncludes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private static final ConfigObject NOTHING = ConfigFactory.empty().root();

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return NOTHING;
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return NOTHING;
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return NOTHING;
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return NOTHING;
  }
}
