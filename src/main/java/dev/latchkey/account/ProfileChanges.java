package dev.latchkey.account;

import java.util.List;

/** The fields that an account's owner may change. */
public record ProfileChanges(
    Change<String> fullName,
    Change<String> phone,
    Change<Integer> experienceYears,
    Change<List<String>> skills) {}
