cloud { region = "cn-hangzhou" }
module "net" {
  source = "./nowhere" # want NP-MODULE-SOURCE
}
