package dev.latchkey.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that an account's owner may change. */
public record ProfileChanges(
    Change<String> fullName,
    Change<String> phone,
    Change<Integer> experienceYears,
    Change<List<String>> skills,
    Change<String> locale) {

  /** The names of the fields that change, as in the API. */
  public List<String> fields() {
    Map<String, Change<?>> all = new LinkedHashMap<>();
    all.put("full_name", fullName);
    all.put("phone", phone);
    all.put("experience_years", experienceYears);
    all.put("skills", skills);
    all.put("locale", locale);
    return all.keySet().stream().filter(name -> all.get(name).given()).toList();
  }
}
