package org.outlay.config;

import com.typesafe.config.ConfigUtil;

/** Spells the path of a key: {@code a.b."c.d"}, list elements as {@code a[0]}. */
final class KeyPath {
  private KeyPath() {}

  static String child(String parent, String key) {
    String last = ConfigUtil.joinPath(key);
    return parent.isEmpty() ? last : parent + "." + last;
  }

  static String element(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
