/**
 * Settings. Each is parsed once, at start-up, and each fault is reported in one line.
 *
 * <p>A package with settings has a class {@code …Settings} that is a {@link
 * dev.latchkey.setting.SettingGroup}. Its constructor takes a {@link
 * dev.latchkey.setting.SettingReader} and keeps a {@link dev.latchkey.setting.Setting} for each
 * name. A parser throws {@link dev.latchkey.setting.InvalidSettingException}, which says what is
 * expected. If only production refuses a value, the parser has one more condition. If a fault shows
 * only in the database, in a key or on a port, it is a {@link
 * dev.latchkey.problem.StartRefusedException}.
 */
package dev.latchkey.setting;
