package org.outlay.reference;

import java.util.List;

/** Rules that share one limit. */
record Pool(List<Rule> rules, Limit limit) {
  static Pool of(Rule rule) {
    return of(rule, Limit.none());
  }

  static Pool of(Rule rule, Limit limit) {
    return new Pool(List.of(rule), limit);
  }
}
