cloud {
  region = "cn-hangzhou"
  quotas = { eips = 1 }
}
