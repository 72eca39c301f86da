package io.minihost.samples.wechat;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of WeChat.
 *
 * @param apiUrl where mini programs are asked about; another host that speaks the same works as well
 * @param payUrl where payments are asked for
 * @param ownUrl address of this server, at which it is told of payments
 * @param accounts by the name that a mini program has in this server's paths
 */
@ConfigurationProperties("wechat")
public record WechatProperties(
        @DefaultValue("https://api.weixin.qq.com") String apiUrl,
        @DefaultValue("https://api.mch.weixin.qq.com") String payUrl,
        String ownUrl,
        Map<String, Account> accounts) {

    public WechatProperties {
        accounts = Map.copyOf(accounts);
    }

    /**
     * A mini program and the merchant that is paid through it.
     *
     * @param serial of the merchant's certificate
     * @param privateKey PEM of the certificate's key
     * @param apiV3Key 32 characters
     * @param publicKeyId of WeChat Pay, which signs its answers with it
     * @param publicKey PEM
     */
    public record Account(
            String appId,
            String appSecret,
            String mchid,
            String serial,
            String privateKey,
            String apiV3Key,
            String publicKeyId,
            String publicKey) {

        @Override
        public String toString() {
            return appId + " paid to " + mchid;
        }
    }
}
