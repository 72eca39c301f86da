package io.minihost.samples.wechat;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Everything of this package, for a server to import. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@PropertySource("classpath:wechat.properties")
@EnableConfigurationProperties(WechatProperties.class)
@ComponentScan
public class WechatConfiguration {}
