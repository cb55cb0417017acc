package org.outlay.policy;

import java.util.Optional;

/**
 * Applicants whose number matters apart from what they are paid.
 *
 * @param option that they chose, empty for any
 */
public record HeadCount(String programme, Optional<String> option) {}
