cloud {
  region = "cn-hangzhou"
  quotas = { connections_not_enabled = 1 }
}
