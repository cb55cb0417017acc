package org.outlay.sample;

import com.typesafe.config.Config;

/**
 * Applications of one programme that share their attributes.
 *
 * @param programme name of the programme
 * @param weight applications in the base year, relative to those of all variants
 * @param growth of the programme, a year
 * @param settings every setting of the profile, the defaults included
 */
record Variant(String programme, double weight, double growth, Config settings) {

  /** Expected applications of a year, relative to the base year's. */
  double weightIn(int yearsFromBase) {
    return weight * StrictMath.pow(1 + growth, yearsFromBase);
  }

  String text(String path) {
    return settings.getString(path);
  }
}
