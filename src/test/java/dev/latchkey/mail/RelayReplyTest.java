package dev.latchkey.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.delivery.DeliveryFailure;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayReplyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"550 no such user", "552-too large\r\n552 indeed", "554 refused\n", "501 bad"})
  void a_reply_of_five_to_the_mail_is_for_ever(String reply) {
    DeliveryFailure refusal = RelayReply.of(new SendFailedException(reply));
    assertThat(refusal.isPermanent()).isTrue();
    assertThat(refusal.getMessage()).isEqualTo(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"450 busy", "421 closing", "Invalid Addresses", "5 fingers", "5500 x", ""})
  void any_other_reply_passes(String reply) {
    assertThat(RelayReply.of(new SendFailedException(reply)).isPermanent()).isFalse();
  }

  @Test
  void a_reply_without_a_text_passes() {
    assertThat(RelayReply.of(new SendFailedException()).isPermanent()).isFalse();
  }

  @Test
  void the_reply_to_one_recipient_is_found_inside_the_failure_of_the_whole() {
    SendFailedException whole = new SendFailedException("Invalid Addresses");
    whole.setNextException(new SendFailedException("550 no such user"));
    assertThat(RelayReply.of(whole).isPermanent()).isTrue();
    assertThat(RelayReply.of(whole)).hasMessage("550 no such user");
  }

  @Test
  void a_broken_connection_passes() {
    MessagingException broken =
        new MessagingException("Could not connect", new ConnectException("refused"));
    assertThat(RelayReply.of(broken).isPermanent()).isFalse();
    assertThat(RelayReply.of(broken).getMessage()).contains("Could not connect");
  }

  @Test
  void a_refused_login_can_be_fixed_by_the_operator_and_passes() {
    MessagingException refused = new AuthenticationFailedException("535 bad credentials");
    assertThat(RelayReply.of(refused).isPermanent()).isFalse();
  }
}
