package io.minihost.server.sms;

/** Sends short messages. A call blocks until the gateway has taken the message, ten seconds at most. */
public interface SmsSender {

    /**
     * Sends a message, such as one with a code.
     *
     * @param phone as {@code +8613800138000}: a plus, the code of the country, the number
     * @param text up to 300 characters
     * @throws SmsFailure when it is not taken; the message may be sent again
     * @throws io.minihost.server.common.web.Problem (429) when this phone got too many within the last hour
     * @throws IllegalArgumentException when the phone is no such number, or the text is empty or too long
     */
    void send(String phone, String text) throws SmsFailure;
}
