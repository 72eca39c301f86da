package io.minihost.samples.shop;

import io.minihost.samples.wechat.WechatConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The shop's server. */
@SpringBootApplication
@Import(WechatConfiguration.class)
public class ShopMerchant {

    public static void main(String[] args) {
        SpringApplication.run(ShopMerchant.class, args);
    }
}
