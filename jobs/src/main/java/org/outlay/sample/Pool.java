package org.outlay.sample;

import com.typesafe.config.Config;
import java.util.List;

/**
 * Members that several applications may share.
 *
 * @param by attributes that split the pool: {@code tier}, {@code district}
 * @param perMember expected applications of one member
 * @param skew 1 = all members alike; above it the first ones are larger
 * @param ageFrom age of the youngest persons in the year in which they turn up; 0 when the members
 *     are no persons
 */
record Pool(
    String name, List<String> by, double perMember, double skew, double ageFrom, double ageTo) {

  static Pool of(String name, Config config) {
    boolean persons = config.hasPath("ages");
    return new Pool(
        name,
        config.getStringList("by"),
        config.getDouble("per-member"),
        config.getDouble("skew"),
        persons ? config.getDouble("ages.from") : 0,
        persons ? config.getDouble("ages.to") : 0);
  }

  boolean ofPersons() {
    return ageTo > 0;
  }

  /**
   * The part of the pool that a variant draws from in a district, e.g. {@code staff-basic-nanhu}.
   */
  String part(Variant variant, String district) {
    StringBuilder part = new StringBuilder(name);
    for (String attribute : by) {
      String value = attribute.equals("district") ? district : variant.text(attribute);
      part.append('-').append(value.isEmpty() ? "none" : value);
    }
    return part.toString();
  }
}
