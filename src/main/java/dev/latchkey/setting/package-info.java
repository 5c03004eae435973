/**
 * How settings are read: each once, when the server starts, and every fault is told in one line.
 *
 * <p>A package with settings has a class {@code …Settings} that is a {@link
 * dev.latchkey.setting.SettingGroup}. Its constructor takes a {@link
 * dev.latchkey.setting.SettingReader} and keeps a {@link dev.latchkey.setting.Setting} for each
 * name. A parser throws {@link dev.latchkey.setting.InvalidSettingException}, which says what is
 * expected. What only production refuses is one more condition on the parser. A fault that only the
 * database, a key or a port shows is a {@link dev.latchkey.setting.StartRefusedException}.
 */
package dev.latchkey.setting;
