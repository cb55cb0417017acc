package org.outlay.schema;

import java.io.Serializable;

/** A name for people, in English and in Chinese. */
public record Labels(String en, String zh) implements Serializable {
  public static Labels of(String en, String zh) {
    return new Labels(en, zh);
  }

  /** The label in a language: {@code zh} for Chinese, English otherwise. */
  public String in(String language) {
    return language.equals("zh") ? zh : en;
  }
}
